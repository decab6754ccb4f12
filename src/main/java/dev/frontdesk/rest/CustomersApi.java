package dev.frontdesk.rest;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import dev.frontdesk.customers.Organisations;
import dev.frontdesk.staff.SignedInAgent;
import dev.frontdesk.tickets.Reader;
import dev.frontdesk.web.ApiBody;
import dev.frontdesk.web.Cursors;
import dev.frontdesk.web.Fault;
import dev.frontdesk.web.Needs;
import dev.frontdesk.web.Page;
import dev.frontdesk.web.Scope;
import dev.frontdesk.web.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Customers and organisations, for programs. They stand here because whom an agent may
 * know of depends on the tickets they may see.
 */
@RestController
@RequestMapping("/api/v1")
class CustomersApi {

	private final CustomerDeeds customers;

	private final Organisations organisations;

	private final Cursors cursors;

	private final Version version;

	CustomersApi(CustomerDeeds customers, Organisations organisations, Cursors cursors, Version version) {
		this.customers = customers;
		this.organisations = organisations;
		this.cursors = cursors;
		this.version = version;
	}

	@GetMapping("/customers")
	@Needs(Scope.CUSTOMERS_READ)
	@Tag(name = "Customers")
	@Operation(summary = "List customers, or find them by address or organisation")
	Page<CustomerDocument> list(@AuthenticationPrincipal SignedInAgent me,
			@RequestParam(required = false) @Nullable String email,
			@RequestParam(required = false) @Nullable Long organisation,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		return this.customers.page(Reader.OfDesk.of(me), email, organisation, cursor, Page.size(limit));
	}

	@PostMapping("/customers")
	@Needs(Scope.CUSTOMERS_WRITE)
	@Tag(name = "Customers")
	@Operation(summary = "Add a customer; 409 where somebody has the address")
	ResponseEntity<CustomerDocument> add(@AuthenticationPrincipal SignedInAgent me, @RequestBody CustomerBody body) {
		CustomerDocument customer = this.customers.add(Reader.OfDesk.of(me), body);
		return ResponseEntity.created(URI.create(customer.url())).eTag(tag(customer)).body(customer);
	}

	@GetMapping("/customers/{id}")
	@Needs(Scope.CUSTOMERS_READ)
	@Tag(name = "Customers")
	@Operation(summary = "Read a customer")
	ResponseEntity<CustomerDocument> read(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id) {
		CustomerDocument customer = this.customers.one(Reader.OfDesk.of(me), id);
		return this.version.tell(customer.hash(), customer);
	}

	@PatchMapping("/customers/{id}")
	@Needs(Scope.CUSTOMERS_WRITE)
	@Tag(name = "Customers")
	@Operation(summary = "Change a customer: all of what is given, or nothing")
	ResponseEntity<CustomerDocument> change(@AuthenticationPrincipal SignedInAgent me, @PathVariable long id,
			@RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
			@RequestBody CustomerPatch patch) {
		CustomerDocument customer = this.customers.change(Reader.OfDesk.of(me), id, patch, ifMatch);
		return ResponseEntity.ok().eTag(tag(customer)).body(customer);
	}

	private String tag(CustomerDocument customer) {
		return this.version.tag(customer.hash(), customer);
	}

	@GetMapping("/organisations")
	@Needs(Scope.CUSTOMERS_READ)
	@Tag(name = "Organisations")
	@Operation(summary = "List organisations")
	Page<Organisations.Organisation> organisations(@RequestParam(required = false) @Nullable String cursor,
			@RequestParam(defaultValue = "50") int limit) {
		int size = Page.size(limit);
		long after = (cursor != null) ? Long.parseLong(this.cursors.open("organisations", cursor).getFirst()) : 0;
		List<Organisations.Organisation> found = this.organisations.after(after, size + 1);
		return Page.of(found, size, (last) -> this.cursors.seal("organisations", last.id()));
	}

	@PostMapping("/organisations")
	@Needs(Scope.CUSTOMERS_WRITE)
	@Tag(name = "Organisations")
	@Operation(summary = "Add an organisation")
	ResponseEntity<Organisations.Organisation> addOrganisation(@RequestBody OrganisationBody body) {
		Organisations.Organisation added = Fault.pointer("name")
			.in(() -> this.organisations.add(Given.present("name", body.name())));
		return ResponseEntity.created(URI.create("/api/v1/organisations/" + added.id())).body(added);
	}

	@GetMapping("/organisations/{id}")
	@Needs(Scope.CUSTOMERS_READ)
	@Tag(name = "Organisations")
	@Operation(summary = "Read an organisation")
	Organisations.Organisation organisation(@PathVariable long id) {
		return this.organisations.find(id);
	}

	@PatchMapping("/organisations/{id}")
	@Needs(Scope.CUSTOMERS_WRITE)
	@Tag(name = "Organisations")
	@Operation(summary = "Rename an organisation")
	Organisations.Organisation rename(@PathVariable long id, @RequestBody OrganisationBody body) {
		this.organisations.find(id);
		this.organisations.rename(id, Given.present("name", body.name()));
		return this.organisations.find(id);
	}

	/**
	 * @param tier standard, silver or gold
	 * @param organisation its id
	 */
	record CustomerBody(@Nullable String email, @Nullable String name, @Nullable String locale,
			@Nullable String timeZone, @Nullable String tier, @Nullable Long organisation) implements ApiBody {
	}

	/**
	 * What is not given stays as it is.
	 *
	 * @param organisation its id; null for none
	 */
	@SuppressWarnings("NullableOptional") // not given, given as null, and given are three
											// things
	record CustomerPatch(@Nullable String name, @Nullable String locale, @Nullable String timeZone,
			@Nullable String tier, @Nullable Optional<Long> organisation) implements ApiBody {
	}

	record OrganisationBody(@Nullable String name) implements ApiBody {
	}

}
