/** Longer side of what is sent, in pixels: a number plate across the street can still be read, and 9 photos go through a weak signal. */
export const longestSide = 2560

/** The size a picture is drawn at: never larger than it is. */
export const fitted = (width: number, height: number, most = longestSide) => {
  const scale = Math.min(1, most / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A photo made small on the phone itself, as JPEG and upright. What this browser can't read (HEIC outside Safari) is handed
 * on as it is: the server says plainly what it can't take.
 */
export const shrinkPhoto = async (file: Blob): Promise<Blob> => {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return file
  }
  const { width, height } = fitted(picture.width, picture.height)
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  picture.close()
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  return small && small.size < file.size ? small : file
}
