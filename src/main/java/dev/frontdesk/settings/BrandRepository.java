package dev.frontdesk.settings;

import java.util.List;
import java.util.Optional;

import org.springframework.data.repository.Repository;

interface BrandRepository extends Repository<Brand, Long> {

	Optional<Brand> findById(Long id);

	Brand getByStandardTrue();

	List<Brand> findAllByOrderByName();

}
