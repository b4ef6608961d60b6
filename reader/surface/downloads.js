// The section that is spoken as files to keep: sound and captions, in the version and by the recorded voice chosen.

const byId = (id) => document.getElementById(id);

/** Point the links at the files of the player's section. */
export function showDownloads({ section, version, voice }) {
  const { audio, article } = document.documentElement.dataset;
  byId("page_downloads_row").hidden = !audio || !section;
  if (byId("page_downloads_row").hidden) return;
  const name = version === "plain" ? `${section.id}.plain` : section.id;
  const folder = voice?.kind === "recorded" ? voice.name : "";
  for (const ending of ["ogg", "vtt"]) {
    const link = byId(`page_download_${ending}`);
    link.href = `${audio}${folder}${name}.${ending}`;
    link.download = `${article}-${name}.${ending}`;
  }
}
