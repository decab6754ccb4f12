package dev.frontdesk.shell;

import dev.frontdesk.Frontdesk;

import org.springframework.boot.SpringApplication;

class TrySamples {

	public static void main(String[] args) {
		SpringApplication.run(new Class<?>[] { Frontdesk.class, Samples.class }, args);
	}

}
