package dev.frontdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

// Two modules may each have their Threads: beans are named by their package, too
@Modulithic(systemName = "Frontdesk")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Frontdesk {

	static void main(String[] args) {
		SpringApplication.run(Frontdesk.class, args);
	}

}
