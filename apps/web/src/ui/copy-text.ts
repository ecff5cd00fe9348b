/** Copies a text; call it within the click event. Returns whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  // Undefined on pages without https, although the type says otherwise.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
