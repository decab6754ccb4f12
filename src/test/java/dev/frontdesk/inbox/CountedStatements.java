package dev.frontdesk.inbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Remembers every statement that is prepared by the thread of a request, but for the
 * session's and those for the house's name and colour, which the frame keeps for seconds.
 */
@TestConfiguration(proxyBeanMethods = false)
class CountedStatements {

	private static final List<String> SEEN = new CopyOnWriteArrayList<>();

	// Readers of events and heartbeats go on meanwhile, on threads of their own
	private static volatile Thread counted = Thread.currentThread();

	@Bean
	static BeanPostProcessor counting() {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource source) ? new Counting(source) : bean;
			}

		};
	}

	static List<String> during(Runnable act) {
		SEEN.clear();
		counted = Thread.currentThread();
		act.run();
		return SEEN.stream()
			.filter((sql) -> !sql.matches("(?is).*\\b(spring_session|from workspace|from brand).*"))
			.toList();
	}

	private static final class Counting extends DelegatingDataSource {

		Counting(DataSource source) {
			super(source);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection real = super.getConnection();
			InvocationHandler handler = (proxy, method, arguments) -> {
				if (method.getName().equals("prepareStatement") && Thread.currentThread() == counted) {
					SEEN.add((String) arguments[0]);
				}
				try {
					return method.invoke(real, arguments);
				}
				catch (InvocationTargetException ex) {
					throw ex.getCause();
				}
			};
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					handler);
		}

	}

}
