/** Copies a text; call it inside the click. Answers whether the browser allowed it. */
export async function copyText(text: string): Promise<boolean> {
  // Undefined on pages without https, whatever the types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  if (!clipboard) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
