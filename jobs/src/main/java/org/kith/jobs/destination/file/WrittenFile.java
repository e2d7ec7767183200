package org.kith.jobs.destination.file;

/**
 * A finished file.
 *
 * @param name within its folder
 * @param rows records, the header not counted
 * @param bytes size
 * @param sha256 in lower-case hex
 * @param md5 in lower-case hex, which some platforms ask for beside an upload
 */
public record WrittenFile(String name, long rows, long bytes, String sha256, String md5) {}
