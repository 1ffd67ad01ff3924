// Placeholder until the area is built on the foundation.
import type { Params } from "../../routes.tsx"
export function FollowUpPage({ params }: { params: Params }) {
  return <div className="page" data-params={JSON.stringify(params)} />
}
