/** True when the text is nothing but `least` to `most` digits 0 to 9. */
export function isDigits(text: string, least: number, most: number): boolean {
  if (text.length < least || text.length > most) return false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return true;
}
