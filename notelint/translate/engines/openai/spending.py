"""What a run has used: requests, tokens, money."""

from dataclasses import dataclass

from notelint.translate.engines.openai.answer import Completion


@dataclass(slots=True)
class Spending:
    """Sums of a run; prices are for a million tokens, None where the user gave none."""

    price_in: float | None = None
    price_out: float | None = None
    currency: str = "USD"
    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def add(self, completion: Completion) -> None:
        """Count one completion."""
        self.requests += 1
        self.tokens_in += completion.tokens_in
        self.tokens_out += completion.tokens_out

    @property
    def cost(self) -> float | None:
        """In `currency`; None without a price."""
        if self.price_in is None and self.price_out is None:
            return None
        paid = self.tokens_in * (self.price_in or 0) + self.tokens_out * (self.price_out or 0)
        return paid / 1_000_000

    def line(self, language: str) -> str:
        """For the summary of a run; "" where nothing was asked."""
        if not self.requests:
            return ""
        cost = "" if self.cost is None else f", {self.cost:,.4f} {self.currency}"
        if language == "ko":
            return (
                f"요청 {self.requests:,}번, 입력 토큰 {self.tokens_in:,}개, "
                f"출력 토큰 {self.tokens_out:,}개{cost}"
            )
        requests = "1 request" if self.requests == 1 else f"{self.requests:,} requests"
        return f"{requests}, {self.tokens_in:,} tokens in, {self.tokens_out:,} out{cost}"
