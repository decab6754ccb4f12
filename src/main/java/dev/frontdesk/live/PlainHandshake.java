package dev.frontdesk.live;

import java.util.List;

import org.springframework.http.server.ServerHttpRequest;
import org.springframework.web.socket.WebSocketExtension;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Agrees to no compression (RFC 7692): its two windows would cost each socket some 300 kB
 * beside the heap, for frames of a few hundred bytes.
 */
class PlainHandshake extends DefaultHandshakeHandler {

	@Override
	protected List<WebSocketExtension> filterRequestedExtensions(ServerHttpRequest request,
			List<WebSocketExtension> requested, List<WebSocketExtension> supported) {
		return List.of();
	}

}
