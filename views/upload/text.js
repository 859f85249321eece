/** The size of a file as people say it. */
export function sized(bytes, say) {
  if (bytes < 1e6) return say("upload-size-kb", { size: Math.max(1, Math.round(bytes / 1e3)) });
  return say("upload-size-mb", { size: Math.round(bytes / 1e5) / 10 });
}
