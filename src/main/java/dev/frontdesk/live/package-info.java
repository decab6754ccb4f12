/**
 * Sockets, topics and presence. A module that talks with browsers declares a
 * {@link dev.frontdesk.live.SocketDoor}; what happens reaches them through
 * {@link dev.frontdesk.live.Pushes}, after commit and at best effort: who missed a push
 * heals by reading. Nothing is heard or said that a door has not allowed.
 */
@ApplicationModule(allowedDependencies = { "web" })
@NullMarked
package dev.frontdesk.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
