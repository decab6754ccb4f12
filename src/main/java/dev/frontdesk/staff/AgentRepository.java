package dev.frontdesk.staff;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AgentRepository extends Repository<Agent, Long> {

	Agent save(Agent agent);

	Optional<Agent> findById(Long id);

	Optional<Agent> findByPublicId(String publicId);

	Optional<Agent> findByEmailIgnoreCase(String email);

	List<Agent> findByIdIn(Collection<Long> ids);

	@Query("select a from Agent a where a.active order by a.name, a.id")
	List<Agent> findActive();

	List<Agent> findAllByOrderByNameAscIdAsc();

	long countBy();

}
