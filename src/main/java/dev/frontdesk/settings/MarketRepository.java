package dev.frontdesk.settings;

import java.util.List;

import org.springframework.data.repository.Repository;

interface MarketRepository extends Repository<Market, Long> {

	Market getByStandardTrue();

	List<Market> findAllByOrderByName();

}
