package io.duplexws.push;

/**
 * What a publisher is told.
 *
 * @param id       of the message
 * @param repeated whether it had been published before, under the same key
 */
public record Receipt(Cursor id, boolean repeated) {}
