package dev.frontdesk.tickets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.frontdesk.settings.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tree of what tickets are about. */
@Service
@Transactional(readOnly = true)
public class Categories {

	private final CategoryRepository categories;

	Categories(CategoryRepository categories) {
		this.categories = categories;
	}

	/** Every category by its whole path, such as "Shop › Delivery", in reading order. */
	public List<Choice> choices(Locale reader) {
		List<Category> all = this.categories.findAllByOrderById();
		Map<Long, Category> byId = all.stream().collect(Collectors.toMap(Category::id, Function.identity()));
		return all.stream()
			.map((category) -> new Choice(category.id(), path(category, byId, reader)))
			.sorted((a, b) -> a.path().compareToIgnoreCase(b.path()))
			.toList();
	}

	private static String path(Category category, Map<Long, Category> byId, Locale reader) {
		String name = category.name(reader);
		Category parent = (category.parentId() != null) ? byId.get(category.parentId()) : null;
		return (parent != null) ? path(parent, byId, reader) + " › " + name : name;
	}

	/** By its key, or by its id in digits. */
	public Optional<Category> find(String keyOrId) {
		return keyOrId.matches("[0-9]{1,18}") ? this.categories.findById(Long.valueOf(keyOrId))
				: this.categories.findByKey(keyOrId);
	}

	@Transactional
	public Category add(String key, LocalizedText name, @Nullable Long parentId) {
		return this.categories.save(new Category(key, name, parentId));
	}

	public record Choice(long id, String path) {
	}

}
