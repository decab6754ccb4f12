package dev.frontdesk.views;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface SavedViewRepository extends Repository<SavedView, Long> {

	SavedView save(SavedView view);

	Optional<SavedView> findByKey(String key);

	void flush();

}
