package dev.frontdesk.web;

import java.time.Duration;
import java.util.List;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How the API reads what it is sent, and asks for scopes. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {

	private static final int BATCH = 1000;

	private final JsonMapper json;

	ApiConfiguration(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new ScopeCheck()).addPathPatterns(ApiGate.PREFIX + "**");
	}

	@Override
	public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
		resolvers.add(new CallerArgument());
	}

	@Override
	public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
		builder.addCustomConverter(new Strict(this.json.rebuild()
			// What is not given is null, what is given as null is an empty Optional
			.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
					DeserializationFeature.USE_NULL_FOR_MISSING_REFERENCE_VALUES)
			.build()));
	}

	@Bean
	RecurringTask<Void> forgetIdempotencyKeys(Idempotency idempotency) {
		return Tasks.recurring("forget-idempotency-keys", FixedDelay.of(Duration.ofHours(1)))
			.execute((instance, context) -> {
				while (idempotency.forgetOld(BATCH) == BATCH) {
					Thread.onSpinWait();
				}
			});
	}

	/** Reads {@link ApiBody}s, and writes nothing. */
	private static final class Strict extends JacksonJsonHttpMessageConverter {

		Strict(JsonMapper json) {
			super(json);
		}

		@Override
		public boolean canRead(ResolvableType type, @Nullable MediaType media) {
			return ApiBody.class.isAssignableFrom(type.toClass()) && super.canRead(type, media);
		}

		@Override
		public boolean canWrite(Class<?> type, @Nullable MediaType media) {
			return false;
		}

		@Override
		public boolean canWrite(ResolvableType type, Class<?> kind, @Nullable MediaType media) {
			return false;
		}

	}

	private static final class CallerArgument implements HandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == Caller.class;
		}

		@Override
		public @Nullable Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
				NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
			return request.getAttribute(Caller.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
		}

	}

}
