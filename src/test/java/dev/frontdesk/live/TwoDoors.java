package dev.frontdesk.live;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.Payload;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;

/** A door for people who signed in, and one for those who bring a token. */
@TestConfiguration(proxyBeanMethods = false)
class TwoDoors {

	@Bean
	SocketDoor deskDoor() {
		return new Door("/test/desk") {

			@Override
			public Optional<SocketParty> enter(@Nullable Principal handshake, Map<String, String> connectHeaders) {
				return Optional.ofNullable(handshake).map((principal) -> new SocketParty("agent", principal.getName()));
			}

			@Override
			public boolean mayHear(SocketParty party, String destination) {
				return destination.startsWith("/topic/desk.");
			}
		};
	}

	@Bean
	SocketDoor visitorDoor() {
		return new Door("/test/visitor") {

			@Override
			public Optional<SocketParty> enter(@Nullable Principal handshake, Map<String, String> connectHeaders) {
				return Optional.ofNullable(connectHeaders.get("token"))
					.map((token) -> new SocketParty("visitor", token));
			}

			@Override
			public boolean mayHear(SocketParty party, String destination) {
				return destination.equals("/topic/thread." + party.id());
			}

			@Override
			public boolean maySay(SocketParty party, String destination) {
				return destination.equals("/app/thread." + party.id() + ".echo");
			}
		};
	}

	@Bean
	SecurityFilterChain everyone(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).httpBasic((basic) -> {
		}).build();
	}

	@Bean
	UserDetailsService people() {
		return new InMemoryUserDetailsManager(
				User.withUsername("anna").password("{noop}secret").roles("AGENT").build());
	}

	private abstract static class Door implements SocketDoor {

		private final String path;

		Door(String path) {
			this.path = path;
		}

		@Override
		public String path() {
			return this.path;
		}

		@Override
		public List<String> allowedOrigins() {
			return List.of();
		}

		@Override
		public boolean maySay(SocketParty party, String destination) {
			return false;
		}

	}

	/** Controllers of tests are found by every scan: hence the profile. */
	@Controller
	@Profile("two-doors")
	static class EchoRoom {

		private final Pushes pushes;

		EchoRoom(Pushes pushes) {
			this.pushes = pushes;
		}

		@MessageMapping("thread.{id}.echo")
		void echo(@Payload Map<String, Object> body, Principal party) {
			this.pushes.push("/topic/thread." + ((SocketParty) party).id(), body);
		}

	}

}
