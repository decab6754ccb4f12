package dev.frontdesk.staff;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface TeamRepository extends Repository<Team, Long> {

	Team save(Team team);

	Optional<Team> findById(Long id);

	Optional<Team> findByKey(String key);

	Optional<Team> findByFallbackTrue();

	List<Team> findAllByOrderById();

	void delete(Team team);

	void flush();

}
