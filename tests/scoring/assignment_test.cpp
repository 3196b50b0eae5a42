#include "tests/scoring/assignment.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "daemon/coast/dice.hpp"

using namespace seaeye;
using namespace seaeye::tests;

namespace {

using Offers = std::vector<std::vector<Offer>>;

struct Question {
    Offers offers;
    std::size_t columns = 0;
};

/// Up to six rows and columns; in some of them every row has every column, in some there are ties.
Question random_question(Dice& dice) {
    Question question{.offers = Offers(static_cast<std::size_t>(7.0 * dice.uniform())),
                      .columns = static_cast<std::size_t>(7.0 * dice.uniform())};
    const double share = dice.uniform() < 0.3 ? 1.0 : dice.uniform();
    const bool has_ties = dice.uniform() < 0.3;
    for (std::vector<Offer>& row : question.offers) {
        for (std::size_t column = 0; column < question.columns; ++column) {
            const double cost = 1000.0 * (dice.uniform() - 0.8);
            if (dice.uniform() < share) {
                row.push_back({column, has_ties ? std::floor(cost / 300.0) : cost});
            }
        }
    }
    return question;
}

/// Every way there is, from a row on.
double cheapest_by_trying(const Offers& offers, std::size_t row, std::vector<bool>& is_taken) {
    if (row == offers.size()) {
        return 0.0;
    }
    double cheapest = cheapest_by_trying(offers, row + 1, is_taken);
    for (const Offer& offer : offers[row]) {
        if (!is_taken[offer.column]) {
            is_taken[offer.column] = true;
            cheapest =
                std::min(cheapest, offer.cost + cheapest_by_trying(offers, row + 1, is_taken));
            is_taken[offer.column] = false;
        }
    }
    return cheapest;
}

double sum_of(const Question& question, const std::vector<std::size_t>& column_of) {
    double sum = 0.0;
    std::vector<bool> is_taken(question.columns);
    for (std::size_t row = 0; row < question.offers.size(); ++row) {
        if (column_of[row] == nobody) {
            continue;
        }
        const auto offer = std::ranges::find(question.offers[row], column_of[row], &Offer::column);
        REQUIRE(offer != question.offers[row].end());
        REQUIRE_FALSE(is_taken[offer->column]);
        is_taken[offer->column] = true;
        sum += offer->cost;
    }
    return sum;
}

}  // namespace

TEST_CASE(
    "the cheapest assignment is the one that trying them all finds, wide, tall, thin and tied") {
    Dice dice{11};
    for (int i = 0; i < 3000; ++i) {
        const Question question = random_question(dice);
        std::vector<bool> is_taken(question.columns);

        const double sum = sum_of(question, cheapest_assignment(question.offers, question.columns));

        REQUIRE(std::abs(sum - cheapest_by_trying(question.offers, 0, is_taken)) < 1e-9);
    }
}

TEST_CASE("a row goes without when that is cheaper than what it is offered") {
    const Offers offers{{{.column = 0, .cost = 5.0}}, {{.column = 0, .cost = -1.0}}};

    CHECK(cheapest_assignment(offers, 1) == std::vector<std::size_t>{nobody, 0});
}
