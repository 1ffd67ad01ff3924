// A picture from a file is drawn again, smaller: what the camera wrote in it about place and time is not drawn, and so not kept.

const LONGEST = 1600
/** Characters of base64 that are kept at most; see MAX_PICTURE. */
const MOST = 560_000
const QUALITIES = [0.86, 0.76, 0.64, 0.5, 0.38]

/** The smallest quality that fits, else a smaller picture. Null when the file is no picture this window can draw. */
export async function redrawn(file: File): Promise<string | null> {
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (!bitmap || bitmap.width === 0 || bitmap.height === 0) return null
  try {
    for (let longest = LONGEST; longest >= 400; longest = Math.round(longest * 0.75)) {
      const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(bitmap.width * scale))
      canvas.height = Math.max(1, Math.round(bitmap.height * scale))
      const pen = canvas.getContext('2d')
      if (!pen) return null
      // What is see-through becomes white, not black.
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, canvas.width, canvas.height)
      pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      for (const quality of QUALITIES) {
        const data = canvas.toDataURL('image/jpeg', quality).split(',')[1] ?? ''
        if (data.length > 0 && data.length <= MOST) return data
      }
    }
    return null
  } finally {
    bitmap.close()
  }
}
