/** What a connection is made with: the servers, and whether nothing goes but through the TURN servers among them. */
export const peer = ({ servers, relay }) => ({ iceServers: servers, iceTransportPolicy: relay ? 'relay' : 'all' });
