package dev.frontdesk.live;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Thousands of visitors hold a socket open and say nothing, so what counts is what an
 * idle one keeps. Tomcat and Spring would give each the buffers of its largest message;
 * ours come in parts, which the STOMP decoder joins up to a limit of its own.
 */
@Component
class SmallBuffers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	/** Of each buffer, in bytes or characters: a STOMP frame of ours fits into one. */
	static final int SIZE = 2 * 1024;

	private static final String TOMCATS = "org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE";

	/** Tomcat reads it once, when the first server of this process starts. */
	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (System.getProperty(TOMCATS) == null) {
			System.setProperty(TOMCATS, String.valueOf(SIZE));
		}
	}

}
