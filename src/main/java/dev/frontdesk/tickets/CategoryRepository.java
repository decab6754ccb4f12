package dev.frontdesk.tickets;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface CategoryRepository extends Repository<Category, Long> {

	Category save(Category category);

	Optional<Category> findById(Long id);

	Optional<Category> findByKey(String key);

	List<Category> findAllByOrderById();

}
