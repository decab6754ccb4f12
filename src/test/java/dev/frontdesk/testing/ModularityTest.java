package dev.frontdesk.testing;

import dev.frontdesk.Frontdesk;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

	@Test
	void everyModuleImportsOnlyWhatItsCharterAllows() {
		ApplicationModules.of(Frontdesk.class).verify();
	}

}
