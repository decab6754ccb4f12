package dev.frontdesk.customers;

import java.util.Optional;

import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface CustomerRepository extends Repository<Customer, Long> {

	Customer save(Customer customer);

	Optional<Customer> findById(Long id);

	Optional<Customer> findByPublicId(String publicId);

	/** Whoever proved the address comes before whoever only claimed it. */
	@NativeQuery("""
			select c.* from customer c join customer_identity i on i.customer_id = c.id
			where i.kind = 'EMAIL' and lower(i.value) = lower(:email) and (i.verified_at is not null or i.by_form)
			order by i.verified_at nulls last, i.id limit 1""")
	Optional<Customer> findByEmail(String email);

}
