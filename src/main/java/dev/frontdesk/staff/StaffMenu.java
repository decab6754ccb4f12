package dev.frontdesk.staff;

import dev.frontdesk.settings.SettingsPage;
import dev.frontdesk.shell.ProfilePage;
import dev.frontdesk.shell.Surface;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the admin menu and to the sheets of the desk. */
@Configuration(proxyBeanMethods = false)
class StaffMenu {

	@Bean
	SettingsPage workspaceEntry() {
		return new SettingsPage("workspace", "/admin/workspace", "staff.workspace.title", 100);
	}

	@Bean
	SettingsPage peopleEntry() {
		return new SettingsPage("people", "/admin/people", "staff.people.title", 200);
	}

	@Bean
	SettingsPage teamsEntry() {
		return new SettingsPage("teams", "/admin/teams", "staff.teams.title", 210);
	}

	@Bean
	ProfilePage profileEntry() {
		return new ProfilePage("profile", "/desk/profile", "staff.profile.you", 100);
	}

	@Bean
	Surface staffSheets() {
		return Surface.of("desk", "staff/people.css");
	}

}
