interface FramedLink {
  /** The link's public URL, such as `https://casedoor.example/join/…`. */
  url: string;
  /** Language of the frame; left out, the link’s or the visitor’s own. */
  locale?: 'en' | 'fr';
  /** What screen readers call the frame. */
  title: string;
}

/** The address of a link's frame, which counts its registrations as `from=website`. */
export function frameUrl({ url, locale }: Pick<FramedLink, 'url' | 'locale'>): string {
  const framed = new URL(url);
  framed.pathname += '/frame';
  framed.searchParams.set('from', 'website');
  if (locale) framed.searchParams.set('lang', locale);
  return framed.href;
}

/**
 * The HTML that shows a link in a frame of a website: the frame, and a few lines that fit its height. They listen to
 * this frame of this origin alone, load nothing and need nothing. Every FrameEvent arrives where they say so.
 */
export function frameSnippet(link: FramedLink): string {
  const address = frameUrl(link);
  const { origin, pathname } = new URL(link.url);
  const id = `casedoor-${pathname.slice(-8).replaceAll(/\W/g, '')}${link.locale ? `-${link.locale}` : ''}`;
  return `<iframe id="${id}" src="${escaped(address)}" title="${escaped(link.title)}"
  style="width:100%;max-width:560px;height:600px;border:0"></iframe>
<script>
  addEventListener('message', function (event) {
    var frame = document.getElementById('${id}');
    if (event.origin !== '${origin}' || event.source !== frame.contentWindow) return;
    if (event.data.type === 'resized') frame.style.height = event.data.height + 'px';
    // Others: 'ready', 'started', 'changed'.
  });
</script>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
