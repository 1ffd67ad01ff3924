// Scale what is drawn at 1920 x 1080 to the box it stands in, so that every measure keeps its proportion on any screen.
import { type ReactNode, useEffect, useRef, useState } from 'react'

const WIDTH = 1920
const HEIGHT = 1080

export function Fit({ children, className }: { children: ReactNode; className: string }) {
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
  const scale = size ? Math.min(size.width / WIDTH, size.height / HEIGHT) : 1
  // A screen of another shape gets the room the longer side gives, not black edges.
  const inner = size && scale > 0 ? { width: size.width / scale, height: size.height / scale, transform: `scale(${scale})` } : { width: WIDTH, height: HEIGHT }
  return (
    <div ref={box} className={`fit ${className}`}>
      <div className="fit-inner" style={inner}>
        {children}
      </div>
    </div>
  )
}
