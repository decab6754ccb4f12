package dev.frontdesk.demo;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where the shop stands, and where it gets the widget from. */
@Component
class ShopAddress implements HandlerInterceptor, WebMvcConfigurer {

	static final String WIDGET = "default";

	private static final String DESK = "localhost";

	private static final String SHOP = "127.0.0.1";

	private final String url;

	ShopAddress(@Value("${frontdesk.url}") String url) {
		this.url = url;
	}

	/** The origin of the shop's own pages. */
	String origin() {
		return this.url.replace("//" + DESK, "//" + SHOP);
	}

	String script() {
		return this.url + "/widget.js";
	}

	/** As a careful shop would write it: its own files, and ours by name. */
	String contentPolicy() {
		String socket = this.url.replaceFirst("^http", "ws");
		return "default-src 'none'; script-src 'self' " + this.url
				+ "; style-src 'self'; img-src 'self' data:; frame-src " + this.url + "; connect-src " + this.url + ' '
				+ socket + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).addPathPatterns("/demo", "/demo/**");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (!DESK.equals(request.getServerName()) || !DESK.equals(URI.create(this.url).getHost())) {
			return true;
		}
		String query = request.getQueryString();
		response.setStatus(HttpServletResponse.SC_FOUND);
		response.setHeader("Location", request.getScheme() + "://" + SHOP + ':' + request.getServerPort()
				+ request.getRequestURI() + ((query != null) ? '?' + query : ""));
		return false;
	}

}
