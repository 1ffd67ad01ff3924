// Scale what is drawn at 1920 x 1080 to the box it stands in, so that every measure keeps its proportion on any screen; and draw less until it fits.
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

const WIDTH = 1920
const HEIGHT = 1080

/** @param zoom larger letters on less room: the picture is 1920 / zoom wide */
export function Fit({ children, className, zoom = 1 }: { children: ReactNode; className: string; zoom?: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [size, setSize] = useState<{ width: number; height: number } | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setSize({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const scale = size ? Math.min(size.width / WIDTH, size.height / HEIGHT) * zoom : 1
  // A screen of another shape gets the room the longer side gives, not black edges.
  const inner = size && scale > 0 ? { width: size.width / scale, height: size.height / scale, transform: `scale(${scale})` } : { width: WIDTH / zoom, height: HEIGHT / zoom }
  return (
    <div ref={box} className={`fit ${className}`}>
      <div className="fit-inner" style={inner}>
        {children}
      </div>
    </div>
  )
}

/**
 * Which of several ever shorter drawings fits in its box. Starts over with new content, a new size and when the type is loaded.
 * @param content changes when what is drawn does
 */
export function useFitting<E extends HTMLElement>(drawings: number, content: string): { box: React.RefObject<E | null>; drawing: number } {
  const box = useRef<E>(null)
  const [size, setSize] = useState('')
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setSize(`${element.clientWidth}x${element.clientHeight}`))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const of = `${content}|${size}|${document.fonts?.status ?? ''}`
  const [fitted, setFitted] = useState({ drawing: 0, of })
  const drawing = fitted.of === of ? fitted.drawing : 0
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const isOver = element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1
    const next = isOver && drawing < drawings - 1 ? drawing + 1 : drawing
    if (next !== drawing || fitted.of !== of) setFitted({ drawing: next, of })
  }, [drawing, drawings, of, fitted.of])
  return { box, drawing }
}
