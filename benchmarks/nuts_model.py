"""The growth model once more, sampled: run by `nuts.py` in an environment that has NumPyro.

People and the numbers of the model come in as JSON; what NUTS believes of the reach today and
ahead goes out. The scale of the noise, which Dorsi reads at a few points, has its continuous prior
here, and the drift walks from reading to reading, where Dorsi's runs straight between a few knots.
The shapes of growth are few by themselves; every draw weighs all of them.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from time import process_time
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import numpyro
import numpyro.distributions as dist
from jax.scipy.special import logsumexp
from numpyro.diagnostics import effective_sample_size, split_gelman_rubin
from numpyro.infer import MCMC, NUTS, init_to_value
from nuts_days import SIDES, Array, Numbers, prepared, walked

TOGETHER = 25  # people sampled at once
TAILS = {"low": 0.05, "high": 0.95}
NEAR = 0.02  # the share on either side of a quantile that its density is read from
SEED = 20


def model(seen: Numbers, growth: Numbers) -> None:
    """Both sides of one person."""
    alike, steps = growth["gain_correlation"], SIDES * seen["wandered"].shape[0]
    levels = seen["alone"].shape[1] - 2 * SIDES - steps
    together = pair(growth["start_sd_cm"], growth["start_correlation"])
    start = numpyro.sample("start", dist.MultivariateNormal(jnp.zeros(SIDES), together))
    trend = numpyro.sample("trend", dist.MultivariateNormal(jnp.zeros(SIDES), pair(1.0, alike)))
    usual = jnp.full(SIDES, growth["gain_cm"])
    gains = dist.MultivariateNormal(usual, pair(growth["gain_sd_cm"], alike))
    gain = numpyro.sample("gain", gains)
    drift = numpyro.sample("drift", dist.Normal(0, 1).expand([steps]).to_event(1))
    level = numpyro.sample("level", dist.Normal(0, 1).expand([levels]).to_event(1))
    half = growth["noise_df"] / 2
    variance = numpyro.sample("variance", dist.InverseGamma(half, half))
    scale = jnp.where(seen["learns"], jnp.sqrt(variance), 1.0)
    alone = seen["centre"] + seen["alone"] @ jnp.concatenate([start, trend, drift, level])
    expected = alone + seen["own"] * (seen["of"] @ gain)
    told = dist.Normal(expected, scale * seen["noise_sd"]).log_prob(seen["cm"])
    by_shape = numpyro.deterministic("by_shape", told @ seen["there"])
    numpyro.factor("readings", logsumexp(by_shape) - jnp.log(by_shape.shape[0]))


def pair(sd: float, correlation: float) -> Array:
    return sd**2 * np.array([[1.0, correlation], [correlation, 1.0]])


def sampled(key: Any, seen: Numbers, growth: Numbers, plan: Numbers) -> Numbers:
    """One chain of one person."""
    nothing = {
        "start": jnp.zeros(SIDES),
        "trend": jnp.zeros(SIDES),
        "gain": jnp.full(SIDES, growth["gain_cm"]),
        "variance": jnp.array(1.0),
    }
    kernel = NUTS(
        partial(model, growth=growth),
        init_strategy=init_to_value(values=nothing),
        dense_mass=[("start", "trend", "gain")],
        target_accept_prob=plan["accept"],
    )
    draws = {"num_warmup": plan["warmup"], "num_samples": plan["draws"]}
    chain = MCMC(kernel, **draws, progress_bar=False)
    chain.run(key, seen)
    return {**chain.get_samples(), **chain.get_extra_fields()}


def reaches(key: Any, found: Numbers, seen: Numbers) -> tuple[Any, Any]:
    """In every draw the reach today and ahead, (draws, sides, 2), and on each day of reading."""
    shapes, later = jax.random.split(key)
    shape = jax.random.categorical(shapes, found["by_shape"])
    walks = found["drift"].reshape(-1, SIDES, seen["wandered"].shape[0])
    asked = seen["centre"] + (found["start"] + walks @ seen["wandered"])[:, :, None]
    asked += found["gain"][:, :, None] * seen["asked_own"][shape][:, None]
    asked += found["trend"][:, :, None] * seen["asked_trend"]
    ahead = seen["later_sd"] * jax.random.normal(later, asked.shape[:2])
    terms = jnp.concatenate([found["start"], found["trend"], found["drift"]], axis=1)
    then = seen["centre"] + terms @ seen["alone"][:, : terms.shape[1]].T
    then += (found["gain"] @ seen["of"].T) * seen["own"][shape]
    return asked.at[:, :, 1].add(ahead), then


def answered(key: Any, seen: Numbers, growth: Numbers, plan: Numbers) -> tuple[Any, ...]:
    """Every chain of some people at once, (people, chains, draws, ...)."""
    chains = plan["chains"]

    def one(key: Any, seen: Numbers) -> tuple[Any, ...]:
        keys = jax.random.split(key, 2 * chains)
        chain = partial(sampled, growth=growth, plan=plan)
        found = jax.vmap(chain, in_axes=(0, None))(keys[:chains], seen)
        asked, then = jax.vmap(reaches, in_axes=(0, 0, None))(keys[chains:], found, seen)
        scale = jnp.where(seen["learns"], jnp.sqrt(found["variance"]), 1.0)
        moments = then.mean(axis=(0, 1)), then.std(axis=(0, 1)), scale.mean()
        return asked, moments, found["diverging"].sum()

    return jax.vmap(one)(jax.random.split(key, TOGETHER), seen)


def counted_less(moments: Any, person: Numbers, seen: Numbers, from_sds: float) -> Array:
    """How much less the days far from the rest of their side count, 1 for the others."""
    size = len(person["days"])
    mean, sd, scale = moments
    away, sides = seen["cm"][:size] - mean[:size], seen["of"][:size].argmax(axis=1)
    for side in set(sides):
        away[sides == side] -= np.median(away[sides == side])
    away /= np.hypot(sd[:size], scale * seen["noise_sd"][:size])
    return np.asarray(np.maximum(1.0, np.abs(away) / from_sds) ** 2)


def summed_up(draws: Array) -> Numbers:
    """Mean and tails of one quantity, (chains, draws), each with the error of sampling it."""
    every, effective = draws.reshape(-1), float(effective_sample_size(draws))
    told: Numbers = {
        "mean": float(every.mean()),
        "mean_error": float(every.std() / np.sqrt(effective)),
        "effective": effective,
        "rhat": float(split_gelman_rubin(draws)),
    }
    for name, share in TAILS.items():
        value, *around = np.quantile(every, [share, share - NEAR, share + NEAR])
        counted = float(effective_sample_size((draws < value).astype(float)))
        density = 2 * NEAR / (around[1] - around[0])
        told[name] = float(value)
        told[f"{name}_error"] = float(np.sqrt(share * (1 - share) / counted) / density)
    return told


def in_lots(run: Callable[..., Any], who: list[int], numbers: Numbers, seed: int) -> list[Any]:
    """What `run` says of some people, one lot after the other; a last one is filled up."""
    found: list[Any] = []
    for opening in range(0, len(who), TOGETHER):
        lot = who[opening : opening + TOGETHER]
        key = jax.random.fold_in(jax.random.PRNGKey(seed), opening)
        out = jax.tree.map(np.asarray, run(key, stacked(lot, numbers)))
        found += [jax.tree.map(lambda part, n=n: part[n], out) for n in range(len(lot))]
    return found


def stacked(lot: list[int], numbers: Numbers) -> Numbers:
    whole = [*lot, *[lot[0]] * (TOGETHER - len(lot))]
    each = [prepared(numbers["people"][n], numbers, room(numbers)) for n in whole]
    return {name: np.stack([one[name] for one in each]) for name in each[0]}


def room(numbers: Numbers) -> Numbers:
    people = numbers["people"]
    return {
        "days": max(len(person["days"]) for person in people),
        "steps": max(len(walked(person)) - 1 for person in people),
        "levels": 2 + max(day["set_up"] for person in people for day in person["days"]),
    }


def main() -> None:
    numbers = json.load(sys.stdin)
    people, plan = numbers["people"], numbers["plan"]
    for person in people:
        person["less"] = [1.0] * len(person["days"])
    began = process_time()
    whole = partial(answered, growth=numbers["growth"], plan=plan)
    run = jax.jit(whole).lower(jax.random.PRNGKey(SEED), stacked([0], numbers)).compile()
    ready = process_time()
    found = in_lots(run, list(range(len(people))), numbers, SEED)
    done = process_time()
    again = []
    for n, (_, moments, _) in enumerate(found):
        seen = prepared(people[n], numbers, room(numbers))
        less = counted_less(moments, people[n], seen, numbers["change"]["outlier_sds"])
        if np.any(less > 1.0):
            people[n]["less"] = less
            again.append(n)
    for n, other in zip(again, in_lots(run, again, numbers, SEED + 1), strict=True):
        found[n] = other
    answer = {
        "people": [
            [[summed_up(asked[:, :, side, when]) for when in range(2)] for side in range(SIDES)]
            for asked, *_ in found
        ],
        "diverging": int(sum(diverging for *_, diverging in found)),
        "again": len(again),
        "compiling_s": ready - began,
        "sampling_s": done - ready,
    }
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
