package dev.frontdesk.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who sits before a {@code Page} or {@code BrowserContext} parameter of a
 * {@link BrowserTest}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Person {

	String locale() default "en-GB";

	String timezone() default "Europe/London";

	int width() default 1280;

	int height() default 800;

	boolean dark() default false;

	boolean javaScript() default true;

}
