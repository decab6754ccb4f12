package dev.frontdesk.journeys;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.frontdesk.testing.BrowserTest;
import org.springframework.test.context.TestPropertySource;

/**
 * A journey through the demo workspace, with everything running that runs in real life.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@BrowserTest
@TestPropertySource(properties = { "frontdesk.demo=true", "frontdesk.test.scheduler=true" })
@interface Journey {

}
