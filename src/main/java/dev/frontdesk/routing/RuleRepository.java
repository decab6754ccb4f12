package dev.frontdesk.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RuleRepository extends Repository<RoutingRule, Long> {

	RoutingRule save(RoutingRule rule);

	Optional<RoutingRule> findById(Long id);

	@Query("select r from RoutingRule r where r.deletedAt is null order by r.position, r.id")
	List<RoutingRule> inOrder();

	@Query("select r from RoutingRule r where r.deletedAt > :since order by r.deletedAt desc limit 5")
	List<RoutingRule> deletedSince(Instant since);

	void flush();

}
