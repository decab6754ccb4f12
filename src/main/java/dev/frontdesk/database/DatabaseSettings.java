package dev.frontdesk.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set about the embedded server.
 *
 * @param data the folder that keeps everything between runs
 * @param embedded the server itself
 */
@ConfigurationProperties("frontdesk")
record DatabaseSettings(@DefaultValue("./data") Path data, @DefaultValue Embedded embedded) {

	/**
	 * Settings of the server.
	 *
	 * @param port the port on 127.0.0.1; 0 takes a free one
	 */
	record Embedded(@DefaultValue("0") int port) {

	}

}
