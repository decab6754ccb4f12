package dev.frontdesk.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What holds for the whole workspace. */
@Service
@Transactional(readOnly = true)
public class Settings {

	private final WorkspaceRepository workspaces;

	private final BrandRepository brands;

	private final MarketRepository markets;

	Settings(WorkspaceRepository workspaces, BrandRepository brands, MarketRepository markets) {
		this.workspaces = workspaces;
		this.brands = brands;
		this.markets = markets;
	}

	public Workspace workspace() {
		return this.workspaces.findById(Workspace.ONLY).orElseThrow();
	}

	public Brand standardBrand() {
		return this.brands.getByStandardTrue();
	}

	public Market standardMarket() {
		return this.markets.getByStandardTrue();
	}

	public Brand brand(long id) {
		return this.brands.findById(id).orElseGet(this::standardBrand);
	}

	public List<Brand> brands() {
		return this.brands.findAllByOrderByName();
	}

	public List<Market> markets() {
		return this.markets.findAllByOrderByName();
	}

	/** The company's name and colour, the language and zone it works in. */
	@Transactional
	public void describe(String name, String color, Locale locale, ZoneId zone, int closeAfterDays) {
		Workspace workspace = workspace();
		workspace.rename(name);
		workspace.speak(locale, zone);
		workspace.closeAfter(closeAfterDays);
		standardBrand().rename(name, color);
	}

	/** Whether letters address people formally. */
	@Transactional
	public void address(boolean formal) {
		standardBrand().address(formal);
	}

	@Transactional
	public void markAsDemo() {
		workspace().markAsDemo();
	}

}
