package dev.frontdesk.shell;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the build's version into the addresses that templates write as
 * {@code @{/assets/…}}. Stands behind Spring Security, whose own response would keep
 * addresses as they are.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class AssetAddresses extends OncePerRequestFilter {

	private static final String ROOT = "/assets/";

	private final Assets assets;

	AssetAddresses(Assets assets) {
		this.assets = assets;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String root = request.getContextPath() + ROOT;
		chain.doFilter(request, new HttpServletResponseWrapper(response) {
			@Override
			public String encodeURL(String url) {
				return url.startsWith(root)
						? request.getContextPath() + AssetAddresses.this.assets.url(url.substring(root.length()))
						: super.encodeURL(url);
			}
		});
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

}
