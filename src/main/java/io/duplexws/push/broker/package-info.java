/** Where messages are kept and told from: in this process, or at a broker that many nodes share. */
package io.duplexws.push.broker;
