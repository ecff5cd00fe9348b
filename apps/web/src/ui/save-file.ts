/** Downloads `content` as a file named `name`. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has read the content by the end of this task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
