package dev.frontdesk.settings;

import org.springframework.data.repository.Repository;

interface WorkspaceRepository extends Repository<Workspace, Short> {

	Workspace getById(Short id);

}
