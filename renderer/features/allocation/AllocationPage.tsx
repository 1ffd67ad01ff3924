// Placeholder until the area is built on the foundation.
import type { Params } from "../../routes.tsx"
export function AllocationPage({ params }: { params: Params }) {
  return <div className="page" data-params={JSON.stringify(params)} />
}
