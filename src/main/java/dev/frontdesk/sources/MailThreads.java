package dev.frontdesk.sources;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which mails belong together: those that name one another, or the same one before them.
 * Keeps a few bytes of each.
 */
final class MailThreads {

	private final Map<Long, Integer> byId = new HashMap<>();

	private final Set<Long> seen = new HashSet<>();

	private final List<Integer> parents = new ArrayList<>();

	private final List<Mailing> mails = new ArrayList<>();

	/**
	 * @return false where the same mail was there before
	 */
	boolean add(int index, long at, String id, List<String> answers) {
		long key = hash(id);
		if (!this.seen.add(key)) {
			return false;
		}
		int node = node(key);
		this.mails.add(new Mailing(index, at, node));
		answers.forEach((answer) -> join(node, node(hash(answer))));
		return true;
	}

	private int node(long key) {
		return this.byId.computeIfAbsent(key, (one) -> {
			this.parents.add(this.parents.size());
			return this.parents.size() - 1;
		});
	}

	private void join(int one, int other) {
		this.parents.set(root(one), root(other));
	}

	private int root(int node) {
		int at = node;
		while (this.parents.get(at) != at) {
			this.parents.set(at, this.parents.get(this.parents.get(at)));
			at = this.parents.get(at);
		}
		return at;
	}

	/** The indexes of the mails of each thread by time, the oldest thread first. */
	List<List<Integer>> threads() {
		this.mails.sort(Comparator.comparingLong(Mailing::at).thenComparingInt(Mailing::index));
		Map<Integer, List<Integer>> threads = new LinkedHashMap<>();
		this.mails.forEach(
				(mail) -> threads.computeIfAbsent(root(mail.node()), (root) -> new ArrayList<>()).add(mail.index()));
		return List.copyOf(threads.values());
	}

	static long hash(String id) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
			return ByteBuffer.wrap(digest).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private record Mailing(int index, long at, int node) {
	}

}
