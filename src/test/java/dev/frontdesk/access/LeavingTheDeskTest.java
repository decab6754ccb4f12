package dev.frontdesk.access;

import dev.frontdesk.staff.Colleagues;
import dev.frontdesk.staff.Role;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;

class LeavingTheDeskTest {

	private final Colleagues colleagues = Mockito.mock(Colleagues.class);

	private final MockHttpSession session = new MockHttpSession();

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	@Test
	void whoIsSignedInAtAnotherDoorStaysInThere() {
		this.session.setAttribute("PORTAL_SECURITY_CONTEXT", new SecurityContextImpl());
		String before = this.session.getId();
		leave();
		assertThat(this.session.isInvalid()).isFalse();
		assertThat(this.session.getAttributeNames().asIterator()).toIterable()
			.containsExactly("PORTAL_SECURITY_CONTEXT");
		assertThat(this.session.getId()).isNotEqualTo(before);
	}

	@Test
	void otherwiseNothingIsLeft() {
		leave();
		assertThat(this.session.isInvalid()).isTrue();
		Mockito.verify(this.colleagues).closeSockets(7);
	}

	private void leave() {
		this.session.setAttribute("SPRING_SECURITY_CONTEXT", new SecurityContextImpl());
		this.session.setAttribute("an undo", 1);
		this.request.setSession(this.session);
		new LeavingTheDesk(this.colleagues).logout(this.request, new MockHttpServletResponse(),
				SignIn.authentication(7, Role.AGENT));
	}

}
