package dev.frontdesk.live;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.AntPathMatcher;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * STOMP over WebSocket with Spring's simple broker, in one node. Numbers here were
 * measured with 5,000 sockets in 1,666 rooms.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocketMessageBroker
@EnableScheduling
class LiveConfiguration implements WebSocketMessageBrokerConfigurer {

	static final String DOOR = "door";

	private static final int HEARTBEAT_MS = 10_000;

	/** Above the number of live threads, or every push walks all subscriptions. */
	private static final int DESTINATIONS = 16_384;

	private final List<SocketDoor> doors;

	private final FrameGate gate;

	private final SocketWatch watch;

	LiveConfiguration(List<SocketDoor> doors, FrameGate gate, SocketWatch watch) {
		this.doors = doors;
		this.gate = gate;
		this.watch = watch;
	}

	@Override
	public void registerStompEndpoints(StompEndpointRegistry registry) {
		registry.setPreserveReceiveOrder(true);
		// Before the pages, which would look through all their addresses first
		registry.setOrder(-1);
		registry.setErrorHandler(new RefusedFrames());
		for (SocketDoor door : this.doors) {
			registry.addEndpoint(door.path())
				.setHandshakeHandler(new PlainHandshake())
				.setAllowedOrigins(door.allowedOrigins().toArray(String[]::new))
				.addInterceptors(new DoorPlate(door.path()));
		}
	}

	@Override
	public void configureMessageBroker(MessageBrokerRegistry registry) {
		registry.setPreservePublishOrder(true);
		registry.setPathMatcher(new AntPathMatcher("."));
		registry.setCacheLimit(DESTINATIONS);
		registry.setApplicationDestinationPrefixes("/app");
		registry.enableSimpleBroker("/topic")
			.setHeartbeatValue(new long[] { HEARTBEAT_MS, HEARTBEAT_MS })
			.setTaskScheduler(heartbeats());
	}

	private static TaskScheduler heartbeats() {
		SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
		scheduler.setVirtualThreads(true);
		scheduler.setThreadNamePrefix("socket-heartbeat-");
		return scheduler;
	}

	@Override
	public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
		transport.setMessageSizeLimit(SocketWatch.LARGEST_FRAME)
			.setSendBufferSizeLimit(512 * 1024)
			.setSendTimeLimit(10_000)
			.setTimeToFirstMessage(10_000)
			.addDecoratorFactory(this.watch);
	}

	@Override
	public void configureClientInboundChannel(ChannelRegistration registration) {
		registration.executor(new VirtualThreadTaskExecutor("socket-in-")).interceptors(this.gate);
	}

	@Override
	public void configureClientOutboundChannel(ChannelRegistration registration) {
		registration.executor(new VirtualThreadTaskExecutor("socket-out-"));
	}

	/** Writes on the session through which door it comes in. */
	private record DoorPlate(String path) implements HandshakeInterceptor {

		@Override
		public boolean beforeHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				Map<String, Object> attributes) {
			attributes.put(DOOR, this.path);
			return true;
		}

		@Override
		public void afterHandshake(ServerHttpRequest request, ServerHttpResponse response, WebSocketHandler handler,
				@Nullable Exception exception) {
			// Nothing is left to do.
		}

	}

}
