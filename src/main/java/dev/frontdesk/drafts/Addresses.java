package dev.frontdesk.drafts;

import java.util.ArrayList;
import java.util.List;

import dev.frontdesk.customers.EmailAddress;
import dev.frontdesk.customers.InvalidEmail;
import org.jspecify.annotations.Nullable;

/** Addresses as someone typed them into one line. */
final class Addresses {

	private static final int MOST = 20;

	private Addresses() {
	}

	/**
	 * @param typed parted by commas, semicolons or white space
	 * @throws NoAddress when one is none, and says which
	 */
	static List<String> of(@Nullable String typed) {
		List<String> addresses = new ArrayList<>();
		for (String one : ((typed != null) ? typed : "").split("[,;\\s]+", -1)) {
			if (one.isEmpty()) {
				continue;
			}
			try {
				String address = EmailAddress.typed(one).value();
				if (addresses.stream().noneMatch(address::equalsIgnoreCase)) {
					addresses.add(address);
				}
			}
			catch (InvalidEmail ex) {
				throw NoAddress.of(one);
			}
			if (addresses.size() > MOST) {
				throw NoAddress.of(one);
			}
		}
		return addresses;
	}

}
