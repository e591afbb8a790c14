/** What the JSP shows: the request as the server received it, and the tags that write it out. */
package io.duplexws.page;
