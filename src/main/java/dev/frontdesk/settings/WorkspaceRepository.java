package dev.frontdesk.settings;

import java.util.Optional;

import org.springframework.data.repository.Repository;

interface WorkspaceRepository extends Repository<Workspace, Short> {

	// getById would be JPA's reference, dead once the transaction has ended
	Optional<Workspace> findById(Short id);

}
