package dev.frontdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

@Modulithic(systemName = "Frontdesk")
@SpringBootApplication
public class Frontdesk {

	static void main(String[] args) {
		SpringApplication.run(Frontdesk.class, args);
	}

}
